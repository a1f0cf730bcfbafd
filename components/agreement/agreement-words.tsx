"use client";
import words from "@/messages/en-agreement.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the page of agreement. */
export const AgreementWords = wordsBeside(words);
