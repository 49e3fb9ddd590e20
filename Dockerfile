# syntax=docker/dockerfile:1
# One image for every process of gatefold; the compose file says which one a container runs.
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.base.json ./
COPY schema/package.json schema/
COPY runtime/package.json runtime/
COPY gateway/package.json gateway/
COPY subgraphs/users/package.json subgraphs/users/
COPY subgraphs/content/package.json subgraphs/content/
COPY subgraphs/billing/package.json subgraphs/billing/
COPY subgraphs/ai/package.json subgraphs/ai/
COPY web/package.json web/
COPY sandboxes/package.json sandboxes/
COPY scripts/package.json scripts/
COPY tests/package.json tests/

# Everything, to compile and bundle.
FROM manifests AS build
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npx tsc -b schema runtime gateway subgraphs/users subgraphs/content subgraphs/billing subgraphs/ai \
 && npm run build --workspace web

# Only what the processes import.
FROM manifests AS packages
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev \
    --workspace schema --workspace runtime --workspace gateway --workspace web \
    --workspace subgraphs/users --workspace subgraphs/content --workspace subgraphs/billing --workspace subgraphs/ai

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=packages /app ./
COPY --from=build /app/schema/supergraph.graphql schema/
COPY --from=build /app/schema/dist schema/dist
COPY --from=build /app/runtime/dist runtime/dist
COPY --from=build /app/gateway/dist gateway/dist
COPY --from=build /app/subgraphs/users/dist subgraphs/users/dist
COPY --from=build /app/subgraphs/content/dist subgraphs/content/dist
COPY --from=build /app/subgraphs/billing/dist subgraphs/billing/dist
COPY --from=build /app/subgraphs/ai/dist subgraphs/ai/dist
COPY --from=build /app/web/dist web/dist
RUN mkdir -p /data/files && chown node:node /data/files
USER node
CMD ["node", "--enable-source-maps", "gateway/dist/main.js"]
