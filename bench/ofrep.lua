-- wrk: one evaluation a request, for the targeting keys 1 to `pool` in turn from `first` on.
local pool, first

function init(args)
  wrk.method = "POST"
  wrk.path = args[1]
  wrk.headers["Authorization"] = "Bearer " .. args[2]
  wrk.headers["Content-Type"] = "application/json"
  pool = tonumber(args[3])
  first = tonumber(args[4])
end

local count = 0

function request()
  local id = 1 + (first - 1 + count) % pool
  count = count + 1
  return wrk.format(nil, nil, nil, '{"context":{"targetingKey":"' .. id .. '","country_code":"US","plan":"pro"}}')
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"microseconds":%d,"errors":%d,"p50":%d,"p95":%d,"p99":%d}\n',
    summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(95), latency:percentile(99)))
end
