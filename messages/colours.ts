import words from "./en-colours.json";
import { addWords } from "./words";

addWords(words);
