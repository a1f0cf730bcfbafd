/** What the Prisma tool reads. It is not typed by that tool, which only who builds has installed. */
export default {
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
};
