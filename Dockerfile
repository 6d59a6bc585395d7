# Build: everything that is needed to build pages and programs.
FROM node:24-bookworm-slim AS build
WORKDIR /treff
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

# Run: as the image's ordinary user, with the data in a volume of its own.
FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 TREFF_DATA=/data
WORKDIR /treff
COPY --from=build --chown=node:node /treff ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Without npm in between, so that SIGTERM arrives where the work is finished. With DATABASE_URL the parts
# run apart as `node --import tsx app/main/launch.ts web`, and `worker`.
CMD ["node", "--import", "tsx", "app/main/start.ts"]
