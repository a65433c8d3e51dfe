# One image for every process; the command says which.
FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/postinstall.ts && mkdir -p /data && chown node /data
USER node
