// Pages are rendered on the server alone and load no framework. Remix wants this file; nothing loads it.
export {};
