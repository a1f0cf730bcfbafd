import { readdirSync } from "node:fs";
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // The database, the schema engine and the hash function bring files of their own.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "pglite-prisma-adapter",
    "@prisma/schema-engine-wasm",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    "nodemailer",
    "pg",
    "pino",
    "prom-client",
    "piscina",
    "@citation-js/core",
    "@citation-js/plugin-bibtex",
    "@citation-js/plugin-ris",
    "unpdf",
  ],
  // Nothing here needs the image optimiser, which would fetch what a request names (reliability: T3).
  images: { unoptimized: true },
  experimental: {
    turbopackChunking: {
      // The page that people open most, often over slow networks: every request there has its headers.
      priorityRoutes: [/documents\/\[documentId\]/],
      priorityBoost: 10,
      firstPageLoadPriority: 1,
      requestCost: 500_000,
      minChunkSize: 150_000,
      maxChunkCountPerGroup: 6,
      maxMergeChunkSize: 2_000_000,
    },
  },
  // `npm run check` reads the types, once and for everything.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // Icons, manifest and robots.txt keep their names when they change, so they are kept for a day.
  headers: () =>
    Promise.resolve(
      readdirSync("public").map((name) => ({
        source: `/${name}`,
        headers: [{ key: "cache-control", value: "public, max-age=86400" }],
      })),
    ),
  // Addresses that pages had before, in links that people have kept.
  redirects: () =>
    Promise.resolve([
      {
        source: "/projects/:projectId/pictures",
        destination: "/projects/:projectId/charts",
        permanent: true,
      },
      {
        source: "/projects/:projectId/claims/merges",
        destination: "/projects/:projectId/claims/duplicates",
        permanent: true,
      },
    ]),
};

export default config;
