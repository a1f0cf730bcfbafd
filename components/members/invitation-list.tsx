"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { call } from "../api";
import { Button } from "../ui/button";
import { Table } from "../ui/table";
import { useToast } from "../ui/toast";
import type { Invitation } from "./member";
import styles from "./member-list.module.css";

export function InvitationList({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTranslations("MembersPage");
  const router = useRouter();
  const toast = useToast();
  if (invitations.length === 0) return null;

  async function revoke(invitation: Invitation) {
    const answer = await call("DELETE /invitations/{invitationId}", {
      params: { invitationId: invitation.id },
    });
    if (answer.ok) toast({ text: t("revoked", { email: invitation.email }) });
    else toast({ text: answer.detail, urgent: true });
    router.refresh();
  }

  return (
    <section className={styles.section} aria-labelledby="invitations">
      <h2 id="invitations">{t("pending")}</h2>
      <Table
        caption={t("pending")}
        rows={invitations}
        rowKey={(invitation) => invitation.id}
        columns={[
          { key: "email", label: t("email"), cell: ({ email }) => <bdi>{email}</bdi> },
          { key: "role", label: t("role"), cell: ({ role }) => t(`roles.${role}`) },
          { key: "by", label: t("invitedBy"), cell: ({ invitedBy }) => <bdi>{invitedBy}</bdi> },
          { key: "expires", label: t("expires"), cell: ({ expiresAt }) => expiresAt.slice(0, 10) },
          {
            key: "actions",
            label: t("actions"),
            actions: true,
            align: "end",
            cell: (invitation) => (
              <Button
                size="small"
                variant="quiet"
                aria-label={t("revokeNamed", { email: invitation.email })}
                onClick={() => void revoke(invitation)}
              >
                {t("revoke")}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
