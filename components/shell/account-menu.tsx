"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { countDrafts } from "../drafts";
import { Button } from "../ui/button";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuLine } from "../ui/menu";
import { useToast } from "../ui/toast";
import { signOut } from "./sign-out";
import { paint, THEMES, themeFrom, type Theme } from "./theme";
import styles from "./top-bar.module.css";

/** What the bar shows of who is signed in. */
export interface TopBarViewer {
  readonly id: string;
  readonly name: string;
  /** Whether they run the installation. */
  readonly admin?: boolean;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? "")];
  const last = words.length > 1 ? [...(words.at(-1) ?? "")] : first.slice(1);
  return ((first[0] ?? "") + (last[0] ?? "")).toUpperCase();
}

export function AccountMenu({ viewer }: { viewer: TopBarViewer | null }) {
  const t = useTranslations("Shell");
  const router = useRouter();
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          icon
          aria-label={
            viewer
              ? t("account", { name: viewer.name, initials: initials(viewer.name) })
              : t("settings")
          }
        >
          {viewer ? (
            <span className={styles.face} aria-hidden="true">
              {initials(viewer.name)}
            </span>
          ) : (
            <span aria-hidden="true">◐</span>
          )}
        </Button>
      }
    >
      {viewer && (
        <>
          <MenuLabel>{viewer.name}</MenuLabel>
          <MenuItem onSelect={() => router.push("/projects")}>{t("projects")}</MenuItem>
          <MenuItem onSelect={() => router.push("/search")}>{t("search")}</MenuItem>
          <MenuItem onSelect={() => router.push("/account")}>{t("yourAccount")}</MenuItem>
          {viewer.admin && (
            <MenuItem onSelect={() => router.push("/people")}>{t("people")}</MenuItem>
          )}
          <MenuItem onSelect={() => router.push("/api-reference")}>{t("apiReference")}</MenuItem>
          <MenuLine />
        </>
      )}
      <ThemeChoice />
      {viewer && (
        <>
          <MenuLine />
          <SignOut personId={viewer.id} />
        </>
      )}
    </Menu>
  );
}

/** Mounted only while the menu is open, so that it knows whether anything is lost. */
function SignOut({ personId }: { personId: string }) {
  const t = useTranslations("Shell");
  const toast = useToast();
  const leave = () => {
    signOut(personId, "/sign-in").catch(() => toast({ text: t("notSignedOut"), urgent: true }));
  };
  const [count] = useState(() => countDrafts(personId));
  return (
    <MenuItem onSelect={leave}>
      {count === 0 ? t("signOut") : t("signOutWithDrafts", { count })}
    </MenuItem>
  );
}

/** Mounted only while the menu is open, so that it reads the current theme from the page. */
function ThemeChoice() {
  const t = useTranslations("Shell");
  const [theme, setTheme] = useState<Theme>(() =>
    themeFrom(document.documentElement.dataset.theme),
  );
  return (
    <MenuChoice
      label={t("theme")}
      value={theme}
      options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
      onChange={(chosen) => {
        paint(chosen);
        setTheme(chosen);
      }}
    />
  );
}
