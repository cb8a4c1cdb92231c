# One image for every app; the command picks which one runs.
ARG NODE_IMAGE=node:22.23.3-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN node scripts/build.mjs \
  && node scripts/prune-for-image.mjs \
  && npm prune --omit=dev --no-save \
  && find dist -name '*.map' -delete \
  && rm -rf dist/apps/standalone/src/embedded-postgres dist/apps/standalone/src/demo \
  && find node_modules \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' -o -name '*.ts' \) -type f -delete

FROM ${NODE_IMAGE}
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="ABTestingTool" \
  org.opencontainers.image.description="Self-hosted experimentation platform" \
  org.opencontainers.image.version="${VERSION}"
ENV NODE_ENV=production BIND_ADDRESS=0.0.0.0 DATA_DIR=/data
WORKDIR /app
# The apps need no package manager.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* /usr/local/bin/yarn* \
  && mkdir /data && chown 1000:1000 /data \
  && printf '#!/bin/sh\nexec node /app/dist/apps/standalone/src/abtestingtool.js "$@"\n' > /usr/local/bin/abtestingtool \
  && chmod 755 /usr/local/bin/abtestingtool
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/static ./static
COPY --from=build /app/package.json ./
COPY openapi.json ./
USER 1000:1000
VOLUME /data
EXPOSE 8000 8001 8002 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD \
  ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT ?? 8000}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["abtestingtool", "admin"]
