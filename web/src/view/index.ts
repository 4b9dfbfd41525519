export { attach, type AttachOptions, type Attached, type Outcome, type View } from './attach.ts';
export { export_model, type ExportFormat } from './export.ts';
export { ClaimList } from './list.tsx';
export { highlight_painter } from './marks.ts';
export { model_of, type Item, type Layer, type Model, type Summary as Counts } from './model.ts';
export { adopt_css, default_settings, PageView, type ViewSettings } from './page_view.tsx';
export { copy_text, save_file } from './save.ts';
export { Summary } from './summary.tsx';
export { marks_css, type Look } from './theme.ts';
