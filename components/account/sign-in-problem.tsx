"use client";
import { useTranslations } from "use-intl";
import "@/messages/account";

const KNOWN = [
  "CredentialsSignin",
  "TooMany",
  "NotReady",
  "NotInvited",
  "AccountExists",
  "OtherAccount",
  "Unreached",
  "Missing",
  "OAuthSignin",
] as const;

/** The sentence for an error code of next-auth; one sentence for all unknown codes. */
export function SignInProblem({ problem, provider }: { problem: string; provider: string | null }) {
  const t = useTranslations("SignIn");
  const known = KNOWN.find((word) => word === problem) ?? "Other";
  return t(`problems.${known}`, { provider: provider ?? t("theProvider") });
}
