import { describe, expect, it } from "vitest";
import type { Command } from "./command";
import { commandLayer, CommandRunner } from "./runner";

/** A layer whose commands write down that they ran. */
function layerOf(name: string, ids: readonly string[], ran: string[], isAble = () => true) {
  const commands = ids.map((id): Command<null> => ({
    id,
    keys: [],
    when: isAble,
    run: () => void ran.push(name),
  }));
  return commandLayer(commands, () => null);
}

describe("the commands of a document", () => {
  it("run the document's own unless an open panel defines the same", () => {
    const ran: string[] = [];
    const runner = new CommandRunner();
    runner.setPage(layerOf("document", ["next", "undo", "find"], ran));
    const close = runner.addPanel(layerOf("panel", ["next", "undo"], ran));
    expect(["next", "undo", "find"].map((id) => runner.run(id as "next"))).toEqual(
      Array(3).fill(true),
    );
    expect(ran).toEqual(["panel", "panel", "document"]);
    close();
    runner.run("next");
    expect(ran.at(-1)).toBe("document");
  });

  it("fall back to the document's own where the panel's has no effect", () => {
    const ran: string[] = [];
    const runner = new CommandRunner();
    runner.setPage(layerOf("document", ["next"], ran));
    runner.addPanel(layerOf("panel", ["next"], ran, () => false));
    expect(runner.run("next")).toBe(true);
    expect(ran).toEqual(["document"]);
  });

  it("say that nothing happened where nobody has the command or it has no effect", () => {
    const ran: string[] = [];
    const runner = new CommandRunner();
    expect(runner.run("undo")).toBe(false);
    runner.setPage(layerOf("document", ["undo"], ran, () => false));
    expect([runner.run("undo"), runner.run("find"), ran]).toEqual([false, false, []]);
  });

  it("see the state of the moment they run in", () => {
    let count = 1;
    const seen: number[] = [];
    const table: readonly Command<number>[] = [
      { id: "next", keys: [], when: () => true, run: (now) => void seen.push(now) },
    ];
    const layer = commandLayer(table, () => count);
    layer.run("next");
    count = 2;
    layer.run("next");
    expect(seen).toEqual([1, 2]);
  });
});
