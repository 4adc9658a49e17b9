-- Asks each address of a list in its turn, begins again at its end, and tells the sums as one line of JSON.
local addresses = {}
local at = 0

function init(args)
  for line in io.lines(args[1]) do
    addresses[#addresses + 1] = wrk.format("GET", line, { ["Host"] = "127.0.0.1", ["Accept-Encoding"] = "br" })
  end
end

function request()
  at = at % #addresses + 1
  return addresses[at]
end

function done(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    'JSON {"requests":%d,"seconds":%f,"failed":%d,"p50":%f,"p95":%f,"p99":%f,"bytes":%d}\n',
    summary.requests, summary.duration / 1e6, failed,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, summary.bytes))
end
