#!/usr/bin/env bash
# Every route of the integration API, with curl.
#
#   API_TOKEN=$(openssl rand -hex 32) npm start    # in another terminal, with the same API_TOKEN here
#   examples/usage.sh
#
# Needs API_TOKEN, and an organization that has signed up (examples/first-experiment.sh makes one). BASE_URL
# (http://localhost:8000) may be set. A secret API key, made in the console, does in place of API_TOKEN except
# for making keys.
set -euo pipefail

base=${BASE_URL:-http://localhost:8000}
key=${API_TOKEN:?set it to a token of the server\'s API_TOKEN}
mark=$RANDOM$RANDOM

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
# field NAME: a field of the JSON on standard input, such as id or variants.0.id
field() { node -e 'let o = JSON.parse(require("fs").readFileSync(0, "utf8")); for (const k of process.argv[1].split(".")) o = o[k]; console.log(o)' "$1"; }
call() { # call METHOD PATH [BODY] [HEADER]
  echo "$1 $2" >&2
  curl --silent --show-error --fail-with-body --request "$1" "$base$2" \
    --header "Authorization: Bearer $key" --header 'Content-Type: application/json' \
    ${4:+--header "$4"} ${3:+--data "$3"}
  echo
}

say '1. Keys: a secret one for servers, a publishable one for browsers'
token=$key
call GET '/api/auth/keys?limit=10'
publishable=$(call POST /api/auth/keys '{"name": "Shop pages", "kind": "publishable"}')
secret=$(call POST /api/auth/keys '{"name": "Shop server"}')
key=$(field key <<<"$secret")

say '2. An experiment with two variants; it starts by itself when their shares reach 100'
experiment=$(call POST /api/experiments "{\"name\": \"Checkout $mark\", \"key\": \"checkout-$mark\", \"conversion_event_type\": \"purchase\"}" | field key)
control=$(call POST "/api/experiments/$experiment/variants" '{"name": "Control", "percent_allocated": 50}' | field id)
short=$(call POST "/api/experiments/$experiment/variants" '{"name": "One page", "percent_allocated": 50}' | field id)
call PUT "/api/experiments/$experiment/variants/$short" '{"name": "Short form"}'
call PUT "/api/experiments/$experiment/variants" "[{\"id\": $control, \"percent_allocated\": 40}, {\"id\": $short, \"percent_allocated\": 60}]"
call PATCH "/api/experiments/$experiment" '{"description": "Fewer fields, more orders", "planned_users": 20000}'
call POST "/api/experiments/$experiment/pause"
call POST "/api/experiments/$experiment/resume"
call GET "/api/experiments/$experiment"
revision=$(call GET "/api/experiments/$experiment/document" | field revision)
call PUT "/api/experiments/$experiment/document" "{\"revision\": $revision, \"experiment\": {\"description\": \"Fewer fields\"}, \"note\": \"Shorter\"}"
call GET '/api/experiments?limit=10'
call POST /api/experiments/plan "{\"kind\": \"binomial\", \"baseline\": 0.04, \"relative_mde\": 0.1, \"daily_users\": 5000, \"experiment_id\": \"$experiment\"}"

say '2b. Decisions in process: the datafile, what it cannot tell, and what was shown'
call GET /api/datafile
number=$(call GET "/api/experiments/$experiment" | field id)
call POST /api/evaluations "{\"contexts\": [{\"context\": {\"targetingKey\": \"eve-$mark\"}, \"experiment_ids\": [$number]}]}"
call POST /api/exposures "{\"exposures\": [{\"user_id\": \"eve-$mark\", \"experiment_id\": $number, \"variant_id\": $short, \"allocation_version\": 1}]}"

say '3. End users'
call POST /api/users "{\"id\": \"ada-$mark\", \"first_name\": \"Ada\", \"last_name\": \"L\", \"email\": \"ada@shop.example\", \"country_code\": \"GB\", \"is_premium\": true}"
call GET '/api/users?limit=10'
call GET "/api/users/ada-$mark"
call PUT "/api/users/ada-$mark" '{"attributes": {"plan": "pro"}}'

say '4. Segments'
segment=$(call POST /api/segments "{\"name\": \"Premium $mark\", \"rules\": {\"is_premium\": true}}" | field id)
call GET '/api/segments?limit=10'
call GET "/api/segments/$segment"
call PUT "/api/segments/$segment" '{"description": "Who pays, and who was invited"}'
call POST /api/segments/assign-user "{\"user_id\": \"bob-$mark\", \"segment_id\": $segment}"
later=$(call POST /api/experiments "{\"name\": \"Later $mark\", \"status\": \"draft\"}" | field id)
call POST /api/segments/assign-experiment "{\"experiment_id\": $later, \"segment_id\": $segment}"
call DELETE /api/segments/unassign-experiment "{\"experiment_id\": $later, \"segment_id\": $segment}"

say '4b. The metric library: a shared metric, a group of them, and an experiment that uses both'
metric=$(call POST /api/metrics "{\"name\": \"Revenue $mark\", \"kind\": \"sum\", \"source\": {\"event_types\": [\"purchase\"]}}" | field id)
call GET '/api/metrics?limit=10'
call GET "/api/metrics/$metric"
call PATCH "/api/metrics/$metric" '{"window": {"conversion_window_hours": 168}, "note": "A week is enough"}'
call GET "/api/metrics/$metric/versions"
group=$(call POST /api/metric-groups "{\"name\": \"Checkout $mark\", \"metrics\": [{\"metric_id\": $metric, \"role\": \"secondary\"}]}" | field id)
call GET '/api/metric-groups?limit=10'
call GET "/api/metric-groups/$group"
call PATCH "/api/metric-groups/$group" '{"description": "What every test of the checkout looks at"}'
call POST "/api/experiments/$later/shared-metrics" "{\"metric_group_id\": $group}"
call POST "/api/experiments/$later/shared-metrics/$metric/move"
call DELETE "/api/experiments/$later/shared-metrics/$metric"
call DELETE "/api/metric-groups/$group"
call DELETE "/api/metrics/$metric"

say '5. Assignments, as a browser would ask with the publishable key'
key=$(field key <<<"$publishable")
call GET "/api/experiments/$experiment/assignment/ada-$mark"
call POST /api/assignment "{\"user_id\": \"bob-$mark\", \"experiment_id\": \"$experiment\", \"device_type\": \"mobile\", \"campaign_id\": \"spring\", \"ad_id\": \"ad-4\", \"url\": \"https://shop.example/checkout\", \"attributes\": {\"plan\": \"free\"}}"
call POST /api/experiments/check-eligibility "{\"user_id\": \"eve-$mark\", \"experiment_ids\": [\"$experiment\"]}"

say '6. Events: one, the same again, several, and by type'
event="{\"user_id\": \"ada-$mark\", \"type\": \"purchase\", \"experiment_id\": \"$experiment\", \"value\": 59.9, \"event_id\": \"order-$mark\", \"properties\": {\"items\": 3}}"
call POST /api/events "$event"
call POST /api/events "$event"
call POST /api/events "[{\"user_id\": \"bob-$mark\", \"type\": \"purchase\", \"value\": 12}, {\"user_id\": \"eve-$mark\", \"type\": \"search\"}]" "Idempotency-Key: batch-$mark"
call POST /api/events/impression "{\"user_id\": \"ada-$mark\"}"
call POST /api/events/click "{\"user_id\": \"ada-$mark\", \"device_type\": \"desktop\"}"
call POST /api/events/conversion "{\"user_id\": \"bob-$mark\", \"value\": 12}"

say '7. What they did, and what came of it'
key=$(field key <<<"$secret")
call GET "/api/events/$experiment?limit=5"
call POST "/api/events/$experiment" "{\"event_types\": [\"purchase\"], \"variant_id\": $short, \"start_time\": \"2026-01-01\"}"
call GET "/api/events/$experiment/export?format=csv"
call GET "/api/experiments/$experiment/results"
call GET "/api/experiments/$experiment/results?event_type=click&start_date=2026-01-01"
call GET "/api/experiments/$experiment/results?method=sequential&series=true&by=device_type"
call GET "/api/experiments/$experiment/results?format=csv"
call GET "/api/experiments/$experiment/results/users?format=csv"
call POST "/api/experiments/$experiment/results" '{"conversion_event_type": "purchase", "method": "bayesian", "confidence_level": 0.9}'
call GET "/api/experiments/$experiment/stats?group_by=device_type"

say '8. What is known of an end user who has logged in, and its removal; nobody is counted less'
call POST /api/identify "{\"user_id\": \"ada-$mark\", \"anonymous_id\": \"eve-$mark\"}"
call GET "/api/users/ada-$mark/export"
call DELETE "/api/users/ada-$mark"
call DELETE "/api/segments/$segment"
call PATCH "/api/experiments/$experiment" '{"status": "ended"}'

say '9. The keys are revoked'
publishable_id=$(field id <<<"$publishable")
key=$token
call DELETE "/api/auth/keys/$publishable_id"
call DELETE "/api/auth/keys/$(field id <<<"$secret")"

say 'Done.'
