"use client";
import { createContext, useContext, type ReactNode } from "react";
import { partOf } from "./later";
import type { MenuChoiceProps, MenuItemProps, MenuProps } from "./open-menu";
import { Opener } from "./opener";

type OpenMenuParts = typeof import("./open-menu");

const openMenu = partOf(() => import("./open-menu"));
const Parts = createContext<OpenMenuParts | null>(null);

/** A menu, of which only the button is there before it is first pressed. */
export function Menu({ trigger, ...rest }: MenuProps) {
  return (
    <Opener trigger={trigger} opens="menu" part={openMenu}>
      {(parts, byKey) => (
        <Parts value={parts}>
          <parts.OpenMenu trigger={trigger} byKey={byKey} {...rest} />
        </Parts>
      )}
    </Opener>
  );
}

export function MenuItem(props: MenuItemProps) {
  const { OpenMenuItem } = useParts();
  return <OpenMenuItem {...props} />;
}

/** A choice of one of several, within a menu. */
export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  const { OpenMenuChoice } = useParts();
  return <OpenMenuChoice {...props} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { OpenMenuLabel } = useParts();
  return <OpenMenuLabel>{children}</OpenMenuLabel>;
}

export function MenuLine() {
  const { OpenMenuLine } = useParts();
  return <OpenMenuLine />;
}

function useParts(): OpenMenuParts {
  const parts = useContext(Parts);
  if (!parts) throw new Error("outside a menu");
  return parts;
}
