#!/usr/bin/env bash
# A first experiment from nothing, with curl: sign up, verify, log in, set up an A/B test, decide, track.
#
#   npm start                              # in another terminal
#   examples/first-experiment.sh
#
# BASE_URL (http://localhost:8000), EMAIL and PASSWORD may be set. The code is read from the newest mail in
# the outbox folder of `npm start` (OUTBOX, data/outbox); with a mail server, type it when asked.
set -euo pipefail

base=${BASE_URL:-http://localhost:8000}
email=${EMAIL:-ada@shop-$RANDOM$RANDOM.example}
password=${PASSWORD:-Correct-Horse-9!}
outbox=${OUTBOX:-$(dirname "$0")/../data/outbox}

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
# field NAME: a field of the JSON on standard input, such as id or decisions.0.variation.variationTitle
field() { node -e 'let o = JSON.parse(require("fs").readFileSync(0, "utf8")); for (const k of process.argv[1].split(".")) o = o[k]; console.log(o)' "$1"; }
call() { # call METHOD PATH [BODY]
  curl --silent --show-error --fail-with-body --request "$1" "$base$2" \
    --header 'Content-Type: application/json' \
    ${token:+--header "Authorization: Bearer $token" --header "email: $email"} \
    ${3:+--data "$3"}
}

say "1. Sign up as $email"
call POST /organizations "{\"name\": \"Example Shop\", \"email\": \"$email\", \"password\": \"$password\"}"
echo

say '2. Verify with the code from the mail'
mail=$(ls -t "$outbox"/*"$email"*.eml 2>/dev/null | head -n 1 || true)
if [ -n "$mail" ]; then otp=$(grep -Em1 '^[0-9]{6}\s*$' "$mail" | tr -d '\r'); else read -rp 'Code: ' otp; fi
call POST /users/verify "{\"email\": \"$email\", \"otp\": \"$otp\", \"password\": \"$password\"}"
echo

say '3. Log in'
token=$(call POST /auth/login "{\"email\": \"$email\", \"password\": \"$password\"}" | field accessToken)
project=$(node -p 'JSON.parse(Buffer.from(process.argv[1].split(".")[1], "base64url")).orgs[0].projects[0].id' "$token")
echo "project $project"

say '4. An experiment with three variations, 34/33/33, on product pages'
experiment=$(call POST /experiments "{\"projectId\": $project, \"title\": \"Buy button\"}" | field id)
control=$(call GET "/experiments/$experiment/variations" | field 0.id)
green=$(call POST "/experiments/$experiment/variations" '{"title": "Green", "css": "#buy { background: green }"}' | field id)
large=$(call POST "/experiments/$experiment/variations" '{"title": "Large", "css": "#buy { font-size: 1.5em }"}' | field id)
call PUT "/experiments/$experiment/traffic" \
  "{\"allocations\": [{\"variationId\": $control, \"traffic\": 34}, {\"variationId\": $green, \"traffic\": 33}, {\"variationId\": $large, \"traffic\": 33}]}" >/dev/null
call POST "/experiments/$experiment/conditions" '{"operator": "CONTAIN", "urls": ["/product/"]}' >/dev/null
metric=$(call POST "/experiments/$experiment/metrics" '{"title": "Clicks on buy", "selector": "#buy"}' | field id)
call PATCH "/experiments/$experiment" '{"status": "Active"}' | field status

say '5. Decisions for ten visitors'
for visitor in 1 2 3 4 5 6 7 8 9 10; do
  answer=$(call POST /decision "{\"url\": \"https://shop.example.com/product/lamp\", \"projectId\": $project, \"endUserId\": $visitor}")
  echo "visitor $visitor: $(echo "$answer" | field decisions.0.variation.variationTitle)"
done

say '6. A click'
call POST /metrics/track "{\"experimentId\": $experiment, \"custom\": false, \"metricsId\": $metric, \"endUserId\": 1}"
echo
call GET "/experiments/$experiment/metrics" | field 0.triggeredOnLIVE

say 'Done. Put this tag on your pages:'
echo "<script src=\"$base/static/client-sdk.js\" data-project-id=\"$project\"></script>"
