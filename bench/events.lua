-- wrk: batches of 100 events with properties and ids of their own, of the end users 1 to `pool`.
local experimentId, pool, run
local perBatch = 100

function init(args)
  experimentId, pool, run = args[1], tonumber(args[2]), args[3]
  wrk.method = "POST"
  wrk.path = "/api/events"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = "Bearer " .. args[4]
end

local count = 0

function request()
  local events = {}
  for index = 1, perBatch do
    count = count + 1
    events[index] = '{"user_id":' .. 1 + count * 7919 % pool .. ',"type":"purchase","value":' .. count % 90 + 10
      .. ',"experiment_id":' .. experimentId .. ',"event_id":"' .. run .. '-' .. count
      .. '","device_type":"mobile","properties":{"product":"lamp-' .. count % 500
      .. '","currency":"EUR","quantity":' .. count % 3 + 1 .. ',"page":"/product/lamp"}}'
  end
  return wrk.format(nil, nil, nil, '[' .. table.concat(events, ',') .. ']')
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"microseconds":%d,"errors":%d,"p50":%d,"p99":%d}\n',
    summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
