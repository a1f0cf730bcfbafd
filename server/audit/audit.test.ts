import { afterAll, beforeAll } from "vitest";
import { auditCases } from "@/test/audit-cases";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());

auditCases();
