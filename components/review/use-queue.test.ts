// @vitest-environment jsdom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useQueue } from "./use-queue";

interface Listed {
  readonly items?: readonly string[];
  readonly doneIds?: readonly string[];
}

let root: Root;
let queue: ReturnType<typeof useQueue<string>>;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  root = createRoot(document.body.appendChild(document.createElement("main")));
});
afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** Each item with a stop, and a field as a form in it has. */
function List({ items, doneIds = [] }: Listed) {
  queue = useQueue({
    pages: { items, hasMore: false, isFetching: false, problem: null, more: () => undefined },
    idOf: (id) => id,
    doneIds,
    isHidden: (id) => doneIds.includes(id),
  });
  const { list, open, item } = queue;
  return createElement(
    "ol",
    { ref: list },
    open.map((id) =>
      createElement(
        "li",
        { key: id, "aria-current": id === item ? "true" : undefined },
        createElement("button", { "data-stop": "", id: `stop-${id}` }),
        createElement("input", { id: `field-${id}` }),
      ),
    ),
  );
}
const show = (listed: Listed) => act(() => root.render(createElement(List, listed)));
const focused = () => document.activeElement?.id;

test("the current item moves with the keys, and what is done makes room for the next", () => {
  show({ items: ["a", "b", "c"] });
  expect(queue.item).toBe("a");
  act(() => queue.go(1));
  expect(queue.item).toBe("b");
  expect(focused()).toBe("stop-b");
  act(() => queue.pass(true));
  show({ items: ["a", "b", "c"], doneIds: ["b"] });
  expect(queue.open).toEqual(["a", "c"]);
  expect(queue.item).toBe("c");
  act(() => queue.go(9));
  expect(queue.item).toBe("c");
});

test("what left the list by another's doing stays until one moves on", () => {
  show({ items: ["a", "b"] });
  act(() => queue.go(0));
  show({ items: ["b"] });
  expect(queue.open).toEqual(["a", "b"]);
  expect(queue.gone).toBe("a");
  act(() => queue.go(1));
  expect(queue.open).toEqual(["b"]);
  expect(queue.gone).toBeNull();
});

test("what is taken back is there before the list has it again, and is not said to be gone", () => {
  show({ items: ["a"] });
  act(() => queue.pass(true));
  show({ items: [], doneIds: ["a"] });
  expect(queue.open).toEqual([]);
  act(() => {
    root.render(createElement(List, { items: [] }));
    queue.goTo("a", true);
  });
  expect(queue.item).toBe("a");
  expect(queue.gone).toBeNull();
  expect(focused()).toBe("stop-a");
  show({ items: ["a"] });
  show({ items: [] });
  expect(queue.gone).toBe("a");
});

test("a field in which somebody writes already keeps the focus when its item becomes current", () => {
  show({ items: ["a", "b"] });
  act(() => queue.pass(true));
  // The list has it again before the answer that takes it back.
  show({ items: ["a", "b"], doneIds: [] });
  act(() => queue.go(0));
  document.getElementById("field-a")?.focus();
  act(() => queue.goTo("a", true));
  expect(focused()).toBe("field-a");
});

test("what is taken back into a list that will not have it again is said to be gone", () => {
  show({ items: ["a"] });
  act(() => queue.pass(true));
  show({ items: [], doneIds: ["a"] });
  act(() => {
    root.render(createElement(List, { items: [] }));
    queue.goTo("a", false);
  });
  expect(queue.open).toEqual(["a"]);
  expect(queue.gone).toBe("a");
});

test("the last item keeps the focus on its stop when it is done and stays", () => {
  show({ items: ["a"] });
  document.getElementById("field-a")?.focus();
  act(() => queue.pass(false));
  expect(queue.item).toBe("a");
  expect(focused()).toBe("stop-a");
});
