"use client";
import "@/messages/claims";
import { Link } from "../ui/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import styles from "./claim-page.module.css";

const PLACES = ["", "duplicates", "queue"] as const;

/** Links to the register, the possible duplicates and the claims without evidence. */
export function ClaimsNav({ projectId }: { projectId: string }) {
  const t = useTranslations("Claims");
  const here = usePathname();
  return (
    <nav className={styles.tabs} aria-label={t("nav")}>
      {PLACES.map((place) => {
        const href = `/projects/${projectId}/claims${place && `/${place}`}`;
        return (
          <Link key={place} href={href} aria-current={here === href ? "page" : undefined}>
            {t(`places.${place || "register"}`)}
          </Link>
        );
      })}
    </nav>
  );
}
