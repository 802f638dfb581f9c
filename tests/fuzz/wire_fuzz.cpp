// Whatever bytes stand between `runbook` and its helper, they are an order, an answer or nothing; and what was read is
// read again from what it is written as.
#include "edge/probe_wire.hpp"
#include "fuzz/support.hpp"
#include "runbook/time.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runbook;
  const auto text = fuzz::text_of(data, size);
  if (const auto order = edge::read_order(text)) {
    const auto written = edge::write_order(order->settings, order->task);
    const auto again = edge::read_order(written);
    fuzz::require(again.has_value(), "an order that was read can be written");
    fuzz::require(edge::write_order(again->settings, again->task) == written, "an order stays the same on its way");
    (void)format_instant(order->settings.now, order->settings.zone);
    (void)format_instant(order->settings.now + order->settings.timeout, order->settings.zone);
    (void)describe(order->task.probe);
  }
  if (const auto answer = edge::read_answer(text)) {
    const auto written = edge::write_answer(*answer);
    const auto again = edge::read_answer(written);
    fuzz::require(again.has_value(), "an answer that was read can be written");
    fuzz::require(edge::write_answer(*again) == written, "an answer stays the same on its way");
    if (*answer) (void)format_instant((*answer)->at, Zone{});
  }
  return 0;
}
