-- wrk: one decision a request, for the end users 1 to `pool` in turn from `first` on; without a pool for new ones.
local projectId, pool, first

function init(args)
  projectId = tonumber(args[1])
  pool = tonumber(args[2])
  first = tonumber(args[3])
  wrk.method = "POST"
  wrk.path = "/decision"
  wrk.headers["Content-Type"] = "application/json"
end

local count = 0

function request()
  local id = pool > 0 and 1 + (first - 1 + count) % pool or first + count
  count = count + 1
  return wrk.format(nil, nil, nil, '{"url":"https://shop.example.com/product/lamp?ref=home","projectId":' .. projectId .. ',"endUserId":' .. id .. '}')
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"microseconds":%d,"errors":%d,"p50":%d,"p95":%d,"p99":%d}\n',
    summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(95), latency:percentile(99)))
end
