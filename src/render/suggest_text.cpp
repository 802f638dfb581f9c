#include <algorithm>

#include "render/layout.hpp"
#include "render/oncall_head.hpp"
#include "render/oncall_week.hpp"
#include "render/suggest_yaml.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::Style;

/// The whole output is YAML: what is for the reader stands in comments, so that it may be pasted or piped as it is.
class Writer {
 public:
  Writer(const SuggestReport& report, const Workspace& workspace, Instant now, const TextOptions& options)
      : report_(report), workspace_(workspace), paint_(options.color), width_(std::max(options.width, 72u)),
        clock_{workspace.timezone, now} {}

  std::string page() {
    comment("", "Suggested overrides, " + render::window_in_words(report_.window, clock_) + ", " + render::whose_and_where(workspace_, workspace_.timezone));
    for (const std::string& warning : report_.warnings) comment("", "! " + render::one_line(warning));
    if (report_.rotations.empty()) comment("", "There is no rotation here.");
    bool any = false;
    for (const auto& one : report_.rotations) {
      any = any || !one.overrides.empty();
      if (one.overrides.empty()) nothing_for(one);
    }
    if (any) out_ += "rotations:\n";
    for (const auto& one : report_.rotations) {
      if (!one.overrides.empty()) rotation(one);
    }
    return std::move(out_);
  }

 private:
  void comment(const std::string& indent, const std::string& text) {
    for (const std::string& line : render::wrap(text, width_ - indent.size() - 2)) out_ += indent + paint_(Style::dim, "# " + line) + '\n';
  }

  std::string title(const RotationSuggestions& one) const { return render::one_line(workspace_[one.rotation].title); }

  void nothing_for(const RotationSuggestions& one) {
    comment("", workspace_[one.rotation].id + " (" + title(one) + "): nothing to suggest; " + render::quality_in_words(one));
    left_open("", one);
  }

  void rotation(const RotationSuggestions& one) {
    const Rotation& rotation = workspace_[one.rotation];
    const Zone zone = render::zone_of(workspace_, rotation);
    out_ += "  " + rotation.id + ":\n";
    comment("    ", title(one) + "; " + render::quality_in_words(one));
    left_open("    ", one);
    out_ += "    overrides:\n";
    if (!rotation.overrides.empty()) comment("      ", render::add_to_overrides(rotation));
    for (const Suggestion& suggestion : one.overrides) {
      comment("      ", render::why(suggestion, workspace_));
      out_ += "      " + render::override_item(suggestion, workspace_, zone) + '\n';
    }
  }

  void left_open(const std::string& indent, const RotationSuggestions& one) {
    for (const Interval& gap : one.left_open) {
      comment(indent, "stays open, everybody of roster and team is away: " + render::span_in_words(gap, clock_));
    }
  }

  const SuggestReport& report_;
  const Workspace& workspace_;
  render::Painter paint_;
  std::size_t width_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string suggest_text(const SuggestReport& report, const Workspace& workspace, Instant now, const TextOptions& options) {
  return Writer{report, workspace, now, options}.page();
}

}  // namespace runbook
