#!/bin/sh
# Makes of proxy.conf what these settings of the proxy mean; nginx' image runs it before nginx.
#   TRUSTED_PROXIES   addresses and ranges (10.0.0.0/8), comma-separated, of TLS terminators and load balancers in front:
#                     who they say the client is (X-Forwarded-For, X-Forwarded-Proto) counts. None: whoever connects.
#   PROXY_PROTOCOL    on: they say it by the PROXY protocol, before the request, on port 8000.
#   TLS_CERTIFICATE, TLS_CERTIFICATE_KEY   files in PEM: TLS on port 8443, and port 8080 leads there.
set -eu
conf=${PROXY_CONF:-/etc/nginx/proxy.conf}
out=${PROXY_CONF_DIR:-/etc/nginx/conf.d}

fail() { echo "$1" >&2; exit 1; }

listen=''
[ "${PROXY_PROTOCOL:-}" != on ] || listen=' proxy_protocol'
[ -z "$listen" ] || [ -n "${TRUSTED_PROXIES:-}" ] || fail 'PROXY_PROTOCOL is on: name in TRUSTED_PROXIES who may use it.'

tls=''
if [ -n "${TLS_CERTIFICATE:-}" ]; then
  key=${TLS_CERTIFICATE_KEY:-}
  [ -r "$TLS_CERTIFICATE" ] || fail "TLS_CERTIFICATE names a file that cannot be read: $TLS_CERTIFICATE"
  [ -r "$key" ] || fail "TLS_CERTIFICATE_KEY names a file that cannot be read: $key"
  tls="    listen 8443 ssl;\\
    http2 on;\\
    ssl_certificate $TLS_CERTIFICATE;\\
    ssl_certificate_key $key;\\
    ssl_protocols TLSv1.2 TLSv1.3;\\
    ssl_session_cache shared:tls:2m;"
fi
sed -e "s|^    listen 8000;|    listen 8000$listen;|" ${tls:+-e "/^    listen 8000/a\\
$tls"} "$conf" > "$out/default.conf"

{
  echo '# Written by proxy-start.sh.'
  if [ -n "${TRUSTED_PROXIES:-}" ]; then
    echo "$TRUSTED_PROXIES" | tr ', ' '\n\n' | while read -r address; do
      case $address in
        '') ;;
        *[!0-9a-fA-F.:/]*) fail "TRUSTED_PROXIES must be addresses and ranges such as 10.0.0.0/8, comma-separated; \"$address\" is none." ;;
        *) echo "set_real_ip_from $address;" ;;
      esac
    done
    [ -n "$listen" ] && echo 'real_ip_header proxy_protocol;' || echo 'real_ip_header X-Forwarded-For;'
    echo 'real_ip_recursive on;'
  fi
  [ -z "$tls" ] || echo 'server { listen 8080; server_tokens off; return 308 https://$host$request_uri; }'
} > "$out/settings.conf"
