-- CreateTable
CREATE TABLE "RoleRequest" (
    "projectId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoleRequest_pkey" PRIMARY KEY ("projectId","userId")
);

-- CreateIndex
CREATE INDEX "RoleRequest_userId_idx" ON "RoleRequest"("userId");

-- AddForeignKey
ALTER TABLE "RoleRequest" ADD CONSTRAINT "RoleRequest_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleRequest" ADD CONSTRAINT "RoleRequest_projectId_userId_fkey" FOREIGN KEY ("projectId", "userId") REFERENCES "Member"("projectId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;
