"use client";
import words from "@/messages/en-adjudication.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the page on which codings are decided on. */
export const AdjudicationWords = wordsBeside(words);
