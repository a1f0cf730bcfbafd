import { expect, test } from "vitest";
import { OpenForms } from "./open-forms";

test("the form that was opened last is closed first", () => {
  const forms = new OpenForms();
  const closed: string[] = [];
  const open = (name: string) => {
    const remove = forms.add(() => {
      closed.push(name);
      remove();
    });
    return remove;
  };
  open("note");
  const gone = open("reference");
  open("edit");
  gone();
  gone();
  expect([forms.leaveLast(), forms.leaveLast(), forms.leaveLast()]).toEqual([true, true, false]);
  expect(closed).toEqual(["edit", "note"]);
});
