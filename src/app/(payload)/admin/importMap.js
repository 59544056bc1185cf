import { StatusCell as StatusCell_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { StatusField as StatusField_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { StatusFilter as StatusFilter_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { StageCell as StageCell_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { TraderTagline as TraderTagline_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { DocumentActions as DocumentActions_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { TraderOverview as TraderOverview_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { KycDocuments as KycDocuments_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { JsonField as JsonField_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { ChallengeOffersField as ChallengeOffersField_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { MoneyCell as MoneyCell_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { MoneyField as MoneyField_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { OfferNewest as OfferNewest_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { LiveField as LiveField_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { LimitCell as LimitCell_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { AccountTagline as AccountTagline_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { AccountOverview as AccountOverview_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { AccountDays as AccountDays_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { AccountRulings as AccountRulings_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { AccountCommands as AccountCommands_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { AccountAudit as AccountAudit_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { RuleCell as RuleCell_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { RuleField as RuleField_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { RuleFilter as RuleFilter_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { AppealReport as AppealReport_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { AppealReview as AppealReview_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { RulingFigureCell as RulingFigureCell_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { DeclareIncident as DeclareIncident_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { IncidentOverview as IncidentOverview_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { WordCell as WordCell_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { OrderTagline as OrderTagline_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { PayoutReview as PayoutReview_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { ProgramEditor as ProgramEditor_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { PublishProgram as PublishProgram_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { ProgramVersions as ProgramVersions_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { VersionTerms as VersionTerms_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { VariableChip as VariableChip_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TemplatePreview as TemplatePreview_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { MessagePreview as MessagePreview_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { RolesCell as RolesCell_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { RolesField as RolesField_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { ConnectionsTable as ConnectionsTable_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { ConnectionDeeds as ConnectionDeeds_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { ConnectionStatusView as ConnectionStatusView_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { QueryPresetsAccessCell as QueryPresetsAccessCell_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsWhereCell as QueryPresetsWhereCell_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsWhereField as QueryPresetsWhereField_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsColumnsCell as QueryPresetsColumnsCell_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsColumnField as QueryPresetsColumnField_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsGroupByCell as QueryPresetsGroupByCell_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { QueryPresetsGroupByField as QueryPresetsGroupByField_2b8867833a34864a02ddf429b0728a40 } from '@payloadcms/next/client'
import { FirmDeeds as FirmDeeds_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { Initials as Initials_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { Alarms as Alarms_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { GlobalSearch as GlobalSearch_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { SetUpLinks as SetUpLinks_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { DashboardTop as DashboardTop_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { TodayLinks as TodayLinks_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { FirmProvider as FirmProvider_304cbcfd924aaf9d1f089906e0ca7806 } from 'payload-plugin-prop-firm/client'
import { QueueView as QueueView_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { ImportView as ImportView_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { KeyFiguresWidget as KeyFiguresWidget_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { PhasesWidget as PhasesWidget_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { PayoutsWidget as PayoutsWidget_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { QueueWidget as QueueWidget_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { NearLimitWidget as NearLimitWidget_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { BreachesWidget as BreachesWidget_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { HealthWidget as HealthWidget_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { FirstStepsWidget as FirstStepsWidget_875d9b30dd61a3a51d2abd35c0d590ce } from 'payload-plugin-prop-firm/rsc'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "payload-plugin-prop-firm/client#StatusCell": StatusCell_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#StatusField": StatusField_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#StatusFilter": StatusFilter_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#StageCell": StageCell_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#TraderTagline": TraderTagline_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#DocumentActions": DocumentActions_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#TraderOverview": TraderOverview_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#KycDocuments": KycDocuments_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#JsonField": JsonField_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#ChallengeOffersField": ChallengeOffersField_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#MoneyCell": MoneyCell_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#MoneyField": MoneyField_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#OfferNewest": OfferNewest_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#LiveField": LiveField_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#LimitCell": LimitCell_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#AccountTagline": AccountTagline_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#AccountOverview": AccountOverview_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#AccountDays": AccountDays_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#AccountRulings": AccountRulings_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#AccountCommands": AccountCommands_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#AccountAudit": AccountAudit_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#RuleCell": RuleCell_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#RuleField": RuleField_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#RuleFilter": RuleFilter_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#AppealReport": AppealReport_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#AppealReview": AppealReview_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#RulingFigureCell": RulingFigureCell_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#DeclareIncident": DeclareIncident_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#IncidentOverview": IncidentOverview_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#WordCell": WordCell_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#OrderTagline": OrderTagline_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#PayoutReview": PayoutReview_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#ProgramEditor": ProgramEditor_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#PublishProgram": PublishProgram_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#ProgramVersions": ProgramVersions_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#VersionTerms": VersionTerms_875d9b30dd61a3a51d2abd35c0d590ce,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "payload-plugin-prop-firm/client#VariableChip": VariableChip_304cbcfd924aaf9d1f089906e0ca7806,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "payload-plugin-prop-firm/client#TemplatePreview": TemplatePreview_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#MessagePreview": MessagePreview_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#RolesCell": RolesCell_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#RolesField": RolesField_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#ConnectionsTable": ConnectionsTable_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#ConnectionDeeds": ConnectionDeeds_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#ConnectionStatusView": ConnectionStatusView_875d9b30dd61a3a51d2abd35c0d590ce,
  "@payloadcms/next/client#QueryPresetsAccessCell": QueryPresetsAccessCell_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsWhereCell": QueryPresetsWhereCell_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsWhereField": QueryPresetsWhereField_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsColumnsCell": QueryPresetsColumnsCell_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsColumnField": QueryPresetsColumnField_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsGroupByCell": QueryPresetsGroupByCell_2b8867833a34864a02ddf429b0728a40,
  "@payloadcms/next/client#QueryPresetsGroupByField": QueryPresetsGroupByField_2b8867833a34864a02ddf429b0728a40,
  "payload-plugin-prop-firm/rsc#FirmDeeds": FirmDeeds_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#Initials": Initials_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#Alarms": Alarms_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#GlobalSearch": GlobalSearch_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#SetUpLinks": SetUpLinks_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#DashboardTop": DashboardTop_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/client#TodayLinks": TodayLinks_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/client#FirmProvider": FirmProvider_304cbcfd924aaf9d1f089906e0ca7806,
  "payload-plugin-prop-firm/rsc#QueueView": QueueView_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#ImportView": ImportView_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#KeyFiguresWidget": KeyFiguresWidget_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#PhasesWidget": PhasesWidget_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#PayoutsWidget": PayoutsWidget_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#QueueWidget": QueueWidget_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#NearLimitWidget": NearLimitWidget_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#BreachesWidget": BreachesWidget_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#HealthWidget": HealthWidget_875d9b30dd61a3a51d2abd35c0d590ce,
  "payload-plugin-prop-firm/rsc#FirstStepsWidget": FirstStepsWidget_875d9b30dd61a3a51d2abd35c0d590ce,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
