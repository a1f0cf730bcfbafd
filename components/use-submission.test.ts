// @vitest-environment jsdom
import { act, createElement, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { unreachable, type ApiAnswer } from "./api";
import { Field, Form } from "./ui/field";
import { useSubmission } from "./use-submission";

interface Saved {
  readonly name: string;
}

const refusal = (path: string): ApiAnswer<Saved> => ({
  ok: false,
  status: 400,
  code: "not-understood",
  detail: `Check “${path}”.`,
  problem: {},
  errors: [{ path, message: "Too long." }],
});

/** What was sent, each with the way to answer it. */
let sent: { name: string; answer: (answer: ApiAnswer<Saved>) => Promise<void> }[] = [];
let done: string[] = [];
let root: Root;

function send(name: string): Promise<ApiAnswer<Saved>> {
  return new Promise((resolve) => {
    const answer = (value: ApiAnswer<Saved>) => act(async () => resolve(value));
    sent.push({ name, answer });
  });
}

/** A form of one field, with a second one that the API knows and the form does not show. */
function NameForm({ leaves }: { leaves: boolean }) {
  const [name, setName] = useState("Mira");
  const form = useSubmission(send, {
    wrong: { name: name === "" && "Fill this in." },
    onDone(saved) {
      done.push(saved.name);
      if (leaves) return "leaving";
    },
  });
  return createElement(
    Form,
    { failures: form.failures, onSubmit: () => form.submit(name) },
    createElement(Field, {
      label: "Name",
      error: form.errorAt("name"),
      children: (control) =>
        createElement("input", {
          ...control,
          value: name,
          onChange: ({ target }) => setName(target.value),
        }),
    }),
    createElement("output", null, form.detail),
    createElement("button", { "aria-busy": form.busy }, "Save"),
  );
}

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  sent = [];
  done = [];
  await show();
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

async function show(leaves = false) {
  root = createRoot(document.body.appendChild(document.createElement("main")));
  await act(async () => root.render(createElement(NameForm, { leaves })));
}

const one = <T extends Element>(selector: string) => {
  const found = document.querySelector<T>(selector);
  return found ?? expect.unreachable(selector);
};
const field = () => one<HTMLInputElement>("input");
const below = () => one("output").textContent;
const isBusy = () => one("button").getAttribute("aria-busy") === "true";

const submit = () =>
  act(async () =>
    one("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })),
  );

async function type(value: string) {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field(), value);
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });
}

describe("a form", () => {
  it("is sent once, however often it is submitted until it is answered", async () => {
    await submit();
    await submit();
    expect(sent.map(({ name }) => name)).toEqual(["Mira"]);
    expect(isBusy()).toBe(true);
    await sent[0]?.answer({ ok: true, value: { name: "Mira" } });
    expect(done).toEqual(["Mira"]);
    expect(isBusy()).toBe(false);
    await submit();
    expect(sent).toHaveLength(2);
  });

  it("says what is wrong at the field, describes the field by it and moves there", async () => {
    await submit();
    await sent[0]?.answer(refusal("name"));
    expect(field().getAttribute("aria-invalid")).toBe("true");
    const described = field().getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(described)?.textContent).toBe("Too long.");
    expect(below()).toBe("");
    expect(document.activeElement).toBe(field());
  });

  it("says below what is wrong with a field that it does not show", async () => {
    await submit();
    await sent[0]?.answer(refusal("token"));
    expect(field().hasAttribute("aria-invalid")).toBe(false);
    expect(below()).toBe("Check “token”.");
  });

  it("says below that the server was not reached, until it succeeds", async () => {
    await submit();
    await sent[0]?.answer(unreachable());
    expect(below()).toBe(unreachable().detail);
    await submit();
    expect(below()).toBe(unreachable().detail);
    await sent[1]?.answer({ ok: true, value: { name: "Mira" } });
    expect(below()).toBe("");
  });

  it("sends nothing while a field is wrong, and says so only once it was submitted", async () => {
    await type("");
    expect(field().hasAttribute("aria-invalid")).toBe(false);
    await submit();
    expect(sent).toEqual([]);
    expect(field().getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(field());
    await type("Noor");
    expect(field().hasAttribute("aria-invalid")).toBe(false);
    await submit();
    expect(sent.map(({ name }) => name)).toEqual(["Noor"]);
  });

  it("stays busy while another page is loaded", async () => {
    await act(async () => root.unmount());
    document.body.replaceChildren();
    await show(true);
    await submit();
    await sent[0]?.answer({ ok: true, value: { name: "Mira" } });
    expect(isBusy()).toBe(true);
    await submit();
    expect(sent).toHaveLength(1);
  });
});
