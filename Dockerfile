# One image for every app; the command picks which one runs.
ARG NODE_IMAGE=node:22.23.3-bookworm-slim
ARG BASE_IMAGE=debian:12.12-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN node scripts/build.mjs && node scripts/image-layout.mjs /image

# The apps need Node.js itself and no package manager.
FROM ${BASE_IMAGE}
ARG VERSION=0.2.0
LABEL org.opencontainers.image.title="ABTestingTool" \
  org.opencontainers.image.description="Self-hosted experimentation platform" \
  org.opencontainers.image.version="${VERSION}"
ENV NODE_ENV=production BIND_ADDRESS=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /usr/local/bin/node /usr/local/bin/node
RUN mkdir /data && chown 1000:1000 /data \
  && printf '#!/bin/sh\nexec node /app/dist/apps/standalone/src/abtestingtool.js "$@"\n' > /usr/local/bin/abtestingtool \
  && chmod 755 /usr/local/bin/abtestingtool
COPY --from=build /image ./
USER 1000:1000
VOLUME /data
EXPOSE 8000 8001 8002 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD \
  ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT ?? 8000}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["abtestingtool", "admin"]
