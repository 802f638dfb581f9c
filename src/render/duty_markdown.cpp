#include "render/duty_words.hpp"
#include "render/md_table.hpp"
#include "render/oncall_week.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using State = DutyReport::CoverageDuty::State;

class Writer {
 public:
  Writer(const DutyReport& report, const Workspace& workspace)
      : report_(report), workspace_(workspace), clock_{workspace.timezone, report.at} {}

  std::string now() {
    head("On call now");
    if (report_.rotations.empty() && report_.coverage.empty()) {
      return out_ + "\n" + render::md::text(render::nobody_now(report_, workspace_), render::md::Place::start) + "\n";
    }
    if (!report_.rotations.empty()) out_ += "\n" + render::md_heads({"Rotation", "Now", "Until", "Next", "Reach"});
    for (const auto& one : report_.rotations) {
      row({render::md_cell(workspace_[one.rotation].title), one.now ? render::md_cell(title_of(workspace_, one.now->to)) : "**nobody**",
           render::md_cell(one.until ? clock_.until(*one.until) : ""), next(one.next),
           reach(one.now ? one.now->to : Party{one.rotation}, one.rotation)});
    }
    if (!report_.coverage.empty()) out_ += "\n" + render::md_heads({"Coverage", "Now", "Until", "Next", "Reach"});
    for (const auto& one : report_.coverage) {
      const std::string who = one.state == State::open ? render::md_cell(title_of(workspace_, one.now->to))
                              : one.state == State::gap ? "**nobody**"
                                                        : "closed";
      row({code(one.pipeline, one.id), who, render::md_cell(one.until ? clock_.until(*one.until) : ""), next(one.next),
           one.now ? reach(one.now->to, one.by) : one.state == State::gap ? reach(one.by, one.by) : ""});
    }
    out_ += render::md_warnings(report_.warnings);
    return std::move(out_);
  }

  std::string next() {
    head("On call next");
    const auto list = render::coming(report_, workspace_);
    out_ += list.empty() ? "\nNothing changes hands from here on.\n" : "\n" + render::md_heads({"From", "Until", "Who", "What"});
    for (const auto& one : list) {
      const Duty& duty = *one.duty;
      row({render::md_cell(clock_.when(duty.when.begin)), render::md_cell(duty.when.end == Instant::max() ? "" : clock_.until(duty.when.end)),
           render::md_cell(title_of(workspace_, duty.to)), render::md_cell(one.what)});
    }
    out_ += render::md_warnings(report_.warnings);
    return std::move(out_);
  }

 private:
  std::string code(Handle<Pipeline> pipeline, const std::string& id) const {
    return render::md::code(workspace_[pipeline].id + "/" + id, render::md::Place::cell);
  }

  void head(const std::string& what) {
    out_ = render::md_page_head(what, render::dated(clock_.zone).when(report_.at), workspace_, clock_.zone);
  }

  void row(const std::vector<std::string>& cells) { out_ += render::md_row(cells); }

  std::string next(const std::optional<Duty>& duty) const {
    return duty ? render::md_cell(title_of(workspace_, duty->to)) + ", " + render::md_cell(render::duty_in_words(*duty, clock_)) : "";
  }

  std::string reach(const Party& to, const Party& via) const {
    std::string text;
    for (const std::string& way : render::ways_to_reach(workspace_, to, via)) text += (text.empty() ? "" : "; ") + render::md_cell(way);
    return text;
  }

  const DutyReport& report_;
  const Workspace& workspace_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string duty_markdown(const DutyReport& report, DutyView view, const Workspace& workspace) {
  Writer writer{report, workspace};
  return view == DutyView::now ? writer.now() : writer.next();
}

}  // namespace runbook
