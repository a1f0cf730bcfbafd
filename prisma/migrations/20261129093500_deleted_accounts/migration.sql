-- CreateTable
CREATE TABLE "DeletedAccount" (
    "userId" UUID NOT NULL,
    "work" TEXT NOT NULL,
    "deletedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeletedAccount_pkey" PRIMARY KEY ("userId")
);

-- Accounts whose deletion goes on.
INSERT INTO "DeletedAccount" ("userId", "work", "deletedAt")
SELECT "userId", "work"::text, "requestedAt" FROM "AccountDeletion";
