"use client";
import { useTranslations } from "use-intl";
import { CopyButton } from "./copy-button";
import styles from "./link-box.module.css";

/** A link to hand over, with a button that copies it. */
export function LinkBox({ link, name }: { readonly link: string; readonly name?: string }) {
  const t = useTranslations("Ui");
  return (
    <div className={styles.link}>
      <code>{link}</code>
      <CopyButton text={link} label={name ? t("copyLinkOf", { name }) : t("copyLink")} />
    </div>
  );
}
