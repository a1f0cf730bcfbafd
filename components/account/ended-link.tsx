"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import "@/messages/account";
import { buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import styles from "./account.module.css";

export interface EndedLinkProps {
  /** The project the link led to, when whoever opened it is a member. */
  readonly projectId: string | null;
  readonly isSignedIn: boolean;
  /** What happened, and what to do. */
  readonly children: ReactNode;
}

/** What a link says that no longer leads anywhere, with the way on. */
export function EndedLink({ projectId, isSignedIn, children }: EndedLinkProps) {
  const t = useTranslations("Invitation");
  const [href, words] = projectId
    ? [`/projects/${projectId}`, t("toProject")]
    : isSignedIn
      ? ["/projects", t("toProjects")]
      : ["/sign-in", t("toSignIn")];
  return (
    <div className={styles.card}>
      <p>{children}</p>
      <div>
        <Link className={buttonClass({ variant: "primary" })} href={href}>
          {words}
        </Link>
      </div>
    </div>
  );
}
