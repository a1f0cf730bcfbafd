import { expect, test } from "vitest";
import { answerFrom, detailBelow, errorAt } from "./api";

test("what was answered is handed on, and nothing where nothing was said", () => {
  expect(answerFrom(201, '{"id":"a"}')).toEqual({ ok: true, value: { id: "a" } });
  expect(answerFrom(204, "")).toEqual({ ok: true, value: null });
});

test("a refusal keeps its sentence, its code and its fields", () => {
  const refusal = answerFrom(
    400,
    JSON.stringify({
      status: 400,
      code: "not-understood",
      detail: "The date is no date.",
      errors: [{ path: "source.date", message: "must be 2024" }],
    }),
  );
  expect(refusal).toMatchObject({ ok: false, status: 400, detail: "The date is no date." });
  if (refusal.ok) return;
  expect(errorAt(refusal, "source.date")).toBe("must be 2024");
  expect(errorAt(refusal, "title")).toBeUndefined();
});

test("a wrong field that a form does not show is said below it", () => {
  const errors = [{ path: "token", message: "Fill this in." }];
  const refusal = answerFrom(400, JSON.stringify({ detail: "Check “token”.", errors }));
  if (refusal.ok) return expect.unreachable();
  expect(detailBelow(refusal, ["name", "password"])).toBe("Check “token”.");
  expect(detailBelow(refusal, ["name", "token"])).toBeNull();
  expect(detailBelow(null, ["name"])).toBeNull();
});

test("a page of HTML from something in between is said as a sentence, too", () => {
  expect(answerFrom(502, "<html>Bad gateway</html>")).toMatchObject({
    ok: false,
    status: 502,
    code: "went-wrong",
    errors: [],
  });
});
