"use client";
import {
  cloneElement,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { useTranslations } from "use-intl";
import type { Part } from "./later";
import { useToast } from "./toast";

/** The button that opens something; it must pass on a ref and props. */
export type Trigger = ReactElement<React.ComponentProps<"button">>;

interface OpenerProps<T> {
  readonly trigger: Trigger;
  readonly opens: "menu" | "dialog";
  readonly part: Part<T>;
  /**
   * Takes the button's place once it was pressed, and opens at once. `byKey` is whether it was
   * pressed with the keyboard.
   */
  readonly children: (part: T, byKey: boolean) => ReactNode;
}

/** A button whose pop-up is fetched when it is first pressed, or when that is to be expected. */
export function Opener<T>({ trigger, opens, part, children }: OpenerProps<T>) {
  const t = useTranslations("Ui");
  const toast = useToast();
  const [opened, setOpened] = useState<{ readonly part: T; readonly byKey: boolean } | null>(null);
  if (opened) return children(opened.part, opened.byKey);
  const open = (byKey: boolean) => {
    part.fetch().then(
      (present) => setOpened({ part: present, byKey }),
      () => toast({ text: t("unreached"), urgent: true }),
    );
  };
  const expect = () => void part.fetch().catch(() => undefined);
  return cloneElement(trigger, {
    "aria-haspopup": opens,
    "aria-expanded": false,
    onPointerEnter: expect,
    onFocus: expect,
    // A press with a key has no count of clicks.
    onClick: (event: MouseEvent) => open(event.detail === 0),
    onKeyDown: (event: KeyboardEvent) => {
      if (opens !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      open(true);
    },
  });
}
