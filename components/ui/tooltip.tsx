"use client";
import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./pop.module.css";

export interface TooltipProps {
  /** Supplements a name, never replaces one: touch screens do not show it. */
  readonly text: ReactNode;
  readonly children: ReactNode;
}

export function Tooltip({ text, children }: TooltipProps) {
  return (
    <Primitive.Provider delayDuration={400}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content className={styles.tip} sideOffset={5} collisionPadding={8}>
            {text}
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
