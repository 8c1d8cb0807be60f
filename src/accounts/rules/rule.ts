/** documented, inferred from what is documented, unverified, or sources contradict each other. */
export type Tag = 'D' | 'I' | 'U' | 'X';

/** One account rule. Every step of every answer names one. */
export interface AccountRule {
  /** `R58` */
  readonly id: string;
  readonly tag: Tag;
  readonly title: string;
  readonly text: string;
  /** Where it comes from: KB articles by number, guides by name. */
  readonly sources: readonly string[];
  /** What other sources say, and which reading is used here. */
  readonly contradiction?: string | undefined;
}

export const accountsKb = 'KB Q224286 (Client Accounts Used in Software Distribution)';
export const accessGuide = 'SMS 2003 Operations Guide, chapter 5 (Package Access Accounts)';
export const rachui = 'Rachui, SMS Client-Side Software Installation (TechNet Magazine, July 2006)';
export const lifecycles = 'Planning for SMS Account Lifecycles (SMS 2003)';
export const kb826871 = 'KB 826871 (SMS 2003 client accounts)';
export const help20 = 'SMS 2.0 online help';
export const naa2007 = 'Configuration Manager 2007, About the Network Access Account';
export const access2007 = 'Configuration Manager 2007, package access accounts';
export const program2007 = 'Configuration Manager 2007, program Environment tab';
export const accountsDocs = 'Configuration Manager documentation, Accounts';
export const programClass = 'Configuration Manager SDK, SMS_Program class';
export const packagesDocs = 'Configuration Manager documentation, Packages and programs';
export const execmgrRun = 'KB 919592 (Advanced Client does not work)';
export const msiDocs = 'Windows Installer documentation';
export const daclDocs = 'Windows security documentation, access control lists';
