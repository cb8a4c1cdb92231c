import { RedisScript } from '#libs/redis';

/**
 * Appends a batch, unless its idempotency key or all of its event ids are known, and remembers both: all of it
 * or nothing.
 *
 * KEYS: stream, the call, then one for each event id.
 * ARGV: the entry; how many entries may wait; milliseconds that ids are remembered; digest of the body, or ''
 * without an idempotency key; the outcomes so far, comma-separated; the positions of the events that have
 * the ids, comma-separated.
 *
 * An outcome is `a<id>:<time>` for an accepted event and `d<id>:<time>` for a duplicate of that one.
 *
 * Returns `full`; or `former` with the digest, a line break and the outcomes of the first call; or `stored`
 * with the outcomes.
 */
export const appendScript = new RedisScript(`
  local keyed = ARGV[4] ~= ''
  if keyed then
    local former = redis.call('GET', KEYS[2])
    if former then return {'former', former} end
  end
  if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[2]) then return {'full', ''} end

  local outcomes = {}
  for outcome in string.gmatch(ARGV[5], '[^,]+') do outcomes[#outcomes + 1] = outcome end
  local first = {}
  local key = 3
  for text in string.gmatch(ARGV[6], '%d+') do
    local position = tonumber(text)
    local name = KEYS[key]
    local known = first[name] or redis.call('GET', name)
    if known then outcomes[position] = 'd' .. known else first[name] = string.sub(outcomes[position], 2) end
    key = key + 1
  end

  local isNew = false
  for _, outcome in ipairs(outcomes) do isNew = isNew or string.sub(outcome, 1, 1) == 'a' end
  if isNew then redis.call('XADD', KEYS[1], '*', 'batch', ARGV[1]) end
  for name, reference in pairs(first) do redis.call('SET', name, reference, 'PX', ARGV[3]) end
  local answer = table.concat(outcomes, ',')
  if keyed then redis.call('SET', KEYS[2], ARGV[4] .. '\\n' .. answer, 'PX', ARGV[3]) end
  return {'stored', answer}
`);
