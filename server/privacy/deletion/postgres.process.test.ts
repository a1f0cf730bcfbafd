import { beforeAll } from "vitest";
import { openOnPostgres } from "@/test/database/on-postgres";
import { testDeletion } from "@/test/privacy/deletion";

beforeAll(openOnPostgres);

testDeletion();
