import { afterAll, beforeAll } from "vitest";
import { auditCases } from "@/test/audit-cases";
import { openOnPostgres } from "@/test/database/on-postgres";

let close: () => Promise<void>;

beforeAll(async () => {
  close = await openOnPostgres();
});
afterAll(() => close());

auditCases();
