import { z } from "zod";
import { emailKey } from "../access/email";
import { mayBePassword } from "../access/password";
import { rule, words } from "./operation";

export const email = z.string().min(1).max(320).meta({ description: "An e-mail address." });

/**
 * The address of a new account. Whether it is one is part of the shape, so that a form learns all
 * that is wrong with its fields at once.
 */
export const accountEmail = email.refine(
  // That it is missing is one message, and enough.
  (typed) => typed === "" || emailKey(typed) !== null,
  rule("email"),
);

/** A password that is chosen. */
export const newPassword = words(1024)
  .min(1)
  .refine((typed) => typed === "" || mayBePassword(typed), rule("new-password"))
  .meta({ description: "8 characters to 1024 bytes of UTF-8." });
