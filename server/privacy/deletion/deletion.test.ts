import { afterAll, beforeAll } from "vitest";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { testDeletion } from "@/test/privacy/deletion";

beforeAll(() => openTestDatabase());
afterAll(() => closeTestDatabase());

testDeletion();
