# The program with its models; articles, index and history are in the volume /data. docker compose up runs it as compose.yaml says.
ARG NODE_VERSION=22

FROM node:${NODE_VERSION}-bookworm-slim AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends build-essential python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
# Another place to fetch the embedding model from: docker build --build-arg HF_ENDPOINT=https://…
ARG HF_ENDPOINT=
RUN HF_ENDPOINT="$HF_ENDPOINT" npm run model
# The root of the container is read-only: nothing can be compiled there later.
RUN npm run build

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production \
  YOUJU_DATA_DIR=/data/articles \
  YOUJU_INDEX_DIR=/data/index \
  YOUJU_HISTORY_DIR=/data/history \
  YOUJU_SOURCES_FILE=/data/sources.yaml \
  YOUJU_COLLECTIONS_FILE=/data/collections.yaml \
  YOUJU_HEALTH_PORT=8091
WORKDIR /app
COPY --from=build /app /app
RUN mkdir -p /data/articles && chown -R node:node /data
USER node
VOLUME /data
STOPSIGNAL SIGTERM
# The first start builds the index, which takes its time; only after that there is something to check.
HEALTHCHECK --interval=30s --timeout=10s --start-period=15m --retries=3 \
  CMD ["node", "deploy/check-health.mjs"]
CMD ["node", "bin/run.mjs", "src/main.ts"]
