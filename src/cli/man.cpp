// runbook man: the man page, in the man macros of groff and mandoc.
#include "cli/commands.hpp"
#include "cli/complete.hpp"
#include "cli/help.hpp"
#include "cli/limits.hpp"
#include "cli/version.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

/// A text as roff takes it for itself: no escapes, no request at its start, everything ASCII.
std::string roff(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto step = text::decode(text, i);
    if (step.code == U'\\') out += "\\e";
    else if (step.code == U'-') out += "\\-";
    else if (step.code == U'`') out += "\\(ga";
    else if (step.code == U'\'') out += "\\(aq";
    else if (step.code == U'…') out += "...";
    else if (step.code >= 0x80) out += "\\[u" + text::code_point_name(step.code).substr(2) + "]";
    else out += static_cast<char>(step.code);
    i += step.length;
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

/// A paragraph with its tag.
std::string tagged(const Option& option) {
  std::string tag;
  if (is_argument(option)) tag = italic(value_of(option));
  else {
    for (const auto& name : names_of(option)) tag += (tag.empty() ? "" : ", ") + bold(name);
    if (const auto value = value_of(option); !value.empty()) tag += " " + italic(value);
  }
  return ".TP\n" + tag + "\n" + roff(story_of(option)) + ".\n";
}

std::string section(const Command& command) {
  std::string out = ".SS " + roff(command.name) + "\n" + roff(command.summary) + ".\n.PP\n" + bold(usage_of(command)) + "\n";
  for (const auto& option : command.options) out += tagged(option);
  if (command.examples.empty()) return out;
  out += ".PP\nExamples:\n.PP\n.nf\n.RS\n";
  for (const auto example : command.examples) out += roff(example) + "\n";
  return out + ".RE\n.fi\n";
}

std::string limits_section() {
  std::string out = ".SH LIMITS\nWhat is larger is told; nothing is cut off without a word.\nMemory and time grow with what is read, and no faster.\n";
  for (const auto& group : limits()) {
    out += ".SS " + roff(group.title) + "\n";
    for (const auto& limit : group.limits) out += ".TP\n" + bold(limit.most) + "\n" + roff(limit.of + ". Beyond: " + limit.beyond) + ".\n";
  }
  return out;
}

}  // namespace

std::string man_page(const CommandLine& line) {
  std::string out = ".\\\" Made by: runbook man\n.TH RUNBOOK 1 \"\" \"runbook " + std::string{version()} + "\" \"User Commands\"\n"
                    ".SH NAME\nrunbook \\- runbooks as code for data pipelines\n"
                    ".SH SYNOPSIS\n" + bold("runbook") + " [" + italic("OPTION") + "]... " + italic("COMMAND") + " [" + italic("ARGUMENT") + "]...\n"
                    ".SH DESCRIPTION\n"
                    "A runbook says what data goes into a pipeline, who owns it and plays which RACI role, what commonly breaks and how it\n"
                    "is fixed, what the SLAs promise, and who is on call when.\n" + bold("runbook") +
                    " reads it as a program: whether the data is late, since when, until when it must be fixed, and who is to be told.\n"
                    ".PP\n"
                    "Data goes to standard output, everything else to standard error.\n"
                    "Options may stand before or after the command and its arguments.\n"
                    ".SH COMMANDS\n";
  for (const auto& command : line.commands) out += section(command);
  out += ".SH OPTIONS\nEvery command takes these.\n";
  for (const auto& option : line.globals) out += tagged(option);
  return out +
         ".SH EXIT STATUS\n"
         ".TP\n0\nDone, nothing to object.\n"
         ".TP\n1\nDone, with findings.\n"
         ".TP\n2\nIt could not be done: wrong usage, a workspace or observations in error, what cannot be read or written.\n" +
         limits_section() +
         ".SH ENVIRONMENT\n"
         ".TP\n" + bold("RUNBOOK_WORKSPACE") + "\nThe folder of the workspace, where " + bold("--workspace") + " does not name it.\n"
         ".TP\n" + bold("NO_COLOR") + "\nWhere it is set and not empty, no colours unless " + bold("--color always") + " asks for them. The same where " + bold("TERM") + " is dumb.\n"
         ".SH FILES\n"
         ".TP\n" + italic("workspace.yaml") + "\nThe company; the folder that holds it is the workspace, with every other YAML file in it.\n"
         ".TP\n" + italic(".runbookignore") + "\nWhat is not read as a runbook, in the syntax of gitignore.\n";
}

Command man_command() {
  return {"man",
          "Print the man page",
          {"runbook man | man -l -", "runbook man > /usr/local/share/man/man1/runbook.1"},
          {},
          [](const Globals&) {
            print(man_page(command_line()));
            return Exit::done;
          }};
}

}  // namespace runbook::cli
