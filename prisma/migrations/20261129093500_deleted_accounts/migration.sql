-- CreateTable
CREATE TABLE "DeletedAccount" (
    "id" UUID NOT NULL,
    "work" TEXT NOT NULL,
    "deletedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeletedAccount_pkey" PRIMARY KEY ("id")
);

-- Accounts whose deletion goes on.
INSERT INTO "DeletedAccount" ("id", "work", "deletedAt")
SELECT "userId", "work"::text, "requestedAt" FROM "AccountDeletion";
