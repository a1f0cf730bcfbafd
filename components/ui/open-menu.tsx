"use client";
import { DropdownMenu } from "radix-ui";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Trigger } from "./opener";
import styles from "./pop.module.css";

export interface MenuProps {
  readonly trigger: Trigger;
  readonly align?: "start" | "center" | "end";
  readonly children: ReactNode;
}

interface OpenMenuProps extends MenuProps {
  /** Whether it is opened with the keyboard, which puts the focus on its first item. */
  readonly byKey: boolean;
}

/** A menu that opens as soon as it is mounted, and whenever its button is pressed after that. */
export function OpenMenu({ trigger, byKey, align = "end", children }: OpenMenuProps) {
  const t = useTranslations("Ui");
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!byKey) return;
    button.current?.focus();
    const press = { key: "ArrowDown", bubbles: true, cancelable: true };
    button.current?.dispatchEvent(new KeyboardEvent("keydown", press));
  }, [byKey]);
  return (
    <DropdownMenu.Root modal={false} defaultOpen={!byKey}>
      <DropdownMenu.Trigger ref={button} asChild>
        {trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        {/* At the end of the page, where no other landmark is. */}
        <section aria-label={t("menu")}>
          <DropdownMenu.Content
            className={styles.pop}
            // A long menu scrolls, and what scrolls can be scrolled with the keys.
            tabIndex={0}
            align={align}
            sideOffset={6}
            collisionPadding={8}
          >
            {children}
          </DropdownMenu.Content>
        </section>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface MenuItemProps {
  readonly onSelect?: () => void;
  /** Makes the item a link; `download` asks the browser to save the answer as a file. */
  readonly href?: string;
  readonly download?: boolean;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Secondary text at the end of the line. */
  readonly aside?: ReactNode;
  /** What to know before it is chosen, below the line. */
  readonly detail?: ReactNode;
  readonly children: ReactNode;
}

export function OpenMenuItem(props: MenuItemProps) {
  const { onSelect, href, download, danger, disabled, aside, detail, children } = props;
  const look = danger ? `${styles.item} ${styles.danger}` : styles.item;
  const words = (
    <>
      {detail ? (
        <span className={styles.twoLines}>
          {children} <span className={styles.detail}>{detail}</span>
        </span>
      ) : (
        children
      )}
      {aside && <small>{aside}</small>}
    </>
  );
  return (
    <DropdownMenu.Item className={look} disabled={disabled} onSelect={onSelect} asChild={!!href}>
      {href ? (
        <a href={href} download={download}>
          {words}
        </a>
      ) : (
        words
      )}
    </DropdownMenu.Item>
  );
}

export interface MenuChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** A choice of one of several, within a menu. */
export function OpenMenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  const { label, value, options, onChange } = props;
  return (
    <DropdownMenu.RadioGroup
      value={value}
      onValueChange={(chosen) => onChange(chosen as T)}
      aria-label={label}
    >
      <OpenMenuLabel>{label}</OpenMenuLabel>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={styles.item}>
          <span className={styles.check} aria-hidden="true">
            {option.value === value ? "✓" : ""}
          </span>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function OpenMenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className={styles.label}>{children}</DropdownMenu.Label>;
}

export function OpenMenuLine() {
  return <DropdownMenu.Separator className={styles.line} />;
}
