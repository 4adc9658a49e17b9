//! A condition in a file of content: an expression of CEL over facts, which holds, does not hold, or lacks something.

use std::collections::BTreeSet;
use std::sync::Arc;

use cel::common::ast::{CallExpr, ComprehensionExpr, Expr};
use cel::objects::{Key, Map};
use cel::parser::Expression;
use cel::{Context, Program, Value};

/// What the expressions of a slice may name.
pub struct Vocabulary<'v> {
    /// What the facts are facts of, with its article: `a situation`.
    pub of: &'v str,
    /// Every path of a fact; an item of a list is `acts[]`.
    pub paths: &'v BTreeSet<String>,
    /// Paths that hold others and are always there, perhaps empty.
    pub objects: &'v [&'v str],
    /// Names beside the facts.
    pub names: &'v [&'v str],
    /// The lists, and the name of one of their items.
    pub lists: &'v [(&'v str, &'v str)],
    /// The functions beside those of the language.
    pub functions: &'v [&'v str],
}

/// What an expression sees, and what its names stand for among the facts.
pub struct Scope<'f> {
    /// The names with their values.
    pub context: Context<'f, 'static>,
    /// `act` stands for `acts[0]`.
    pub names: Vec<(String, String)>,
}

impl Scope<'_> {
    /// A JSON value as expressions have it; of numbers, whole ones alone occur.
    pub fn value(value: &serde_json::Value) -> Value {
        match value {
            serde_json::Value::Bool(truth) => Value::Bool(*truth),
            serde_json::Value::Number(number) => Value::Int(number.as_i64().unwrap_or(i64::MAX)),
            serde_json::Value::String(text) => Value::String(Arc::new(text.clone())),
            serde_json::Value::Array(items) => Value::List(Arc::new(items.iter().map(Self::value).collect())),
            serde_json::Value::Object(fields) => {
                let fields = fields.iter().map(|(name, value)| (Self::key(name), Self::value(value)));
                Value::Map(Map { map: Arc::new(fields.collect()) })
            }
            serde_json::Value::Null => Value::Null,
        }
    }

    /// The name of a field.
    pub fn key(name: &str) -> Key {
        Key::String(Arc::new(name.to_owned()))
    }
}

/// An expression that was read and whose names all exist.
#[derive(Debug)]
pub struct Condition {
    source: String,
    program: Program,
}

/// What an expression gives on a situation.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Its value.
    Value(Value),
    /// These paths would have to be said.
    Missing(Vec<String>),
}

/// Operators and functions of the language that conditions may use; whatever else is called is a misspelling.
const KNOWN: [&str; 18] = [
    "size",
    "contains",
    "startsWith",
    "endsWith",
    "string",
    "int",
    "max",
    "min",
    "_&&_",
    "_||_",
    "!_",
    "_?_:_",
    "@in",
    "-_",
    "_[_]",
    "has",
    "exists",
    "all",
];

impl Condition {
    /// Reads an expression; `each` is the list whose item it may name.
    ///
    /// Errors: what is wrong with it, in one sentence.
    pub fn parse(source: &str, each: Option<&str>, known: &Vocabulary) -> Result<Self, String> {
        let program = Program::compile(source).map_err(|why| {
            let first = why.to_string();
            format!("the expression cannot be read: {}", first.lines().next().unwrap_or_default())
        })?;
        let item = known.lists.iter().find(|(list, _)| Some(*list) == each);
        let mut names: Vec<(String, String)> =
            item.iter().map(|(list, one)| ((*one).into(), format!("{list}[]"))).collect();
        names_exist(program.expression(), &mut names, known)?;
        Ok(Self { source: source.to_owned(), program })
    }

    /// The expression as it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// What it gives.
    pub fn answer(&self, scope: &Scope) -> Answer {
        match self.program.execute(&scope.context) {
            Ok(value) => Answer::Value(value),
            Err(_) => {
                let mut missing = BTreeSet::new();
                absent(self.program.expression(), &scope.context, &scope.names, &mut missing);
                Answer::Missing(missing.into_iter().collect())
            }
        }
    }

    /// Whether it holds.
    pub fn holds(&self, scope: &Scope) -> Result<bool, Vec<String>> {
        match self.answer(scope) {
            Answer::Value(value) => Ok(value == Value::Bool(true)),
            Answer::Missing(paths) => Err(paths),
        }
    }
}

/// The path that an expression spells: `act.signed_on`; nothing for any other expression.
fn path(expression: &Expression) -> Option<Vec<&str>> {
    match &expression.expr {
        Expr::Ident(name) => Some(vec![name]),
        Expr::Select(select) => {
            let mut path = path(&select.operand)?;
            path.push(&select.field);
            Some(path)
        }
        _ => None,
    }
}

/// A path as it is written among the facts: `acts[0].signed_on` for `act.signed_on`.
fn written(path: &[&str], names: &[(String, String)]) -> String {
    let mut parts = path.iter();
    let first = parts.next().copied().unwrap_or_default();
    let root = names.iter().rev().find(|(name, _)| name == first).map_or(first, |(_, stands)| stands);
    parts.fold(root.to_owned(), |mut all, part| {
        all.push('.');
        all.push_str(part);
        all
    })
}

/// Every name of an expression is one of the vocabulary.
fn names_exist(expr: &Expression, names: &mut Vec<(String, String)>, known: &Vocabulary) -> Result<(), String> {
    if let Some(spelt) = path(expr) {
        return name_exists(&written(&spelt, names), spelt[0], known);
    }
    match &expr.expr {
        Expr::Call(call) => {
            let name = call.func_name.as_str();
            let operator = name.starts_with('_') && name.ends_with('_');
            if !operator && !known.functions.contains(&name) && !KNOWN.contains(&name) {
                return Err(format!("there is no function “{name}”"));
            }
            parts(call).try_for_each(|part| names_exist(part, names, known))
        }
        Expr::List(list) => list.elements.iter().try_for_each(|part| names_exist(part, names, known)),
        Expr::Comprehension(over) => {
            names_exist(&over.iter_range, names, known)?;
            let list = path(&over.iter_range).map(|spelt| written(&spelt, names)).unwrap_or_default();
            names.push((over.iter_var.clone(), format!("{list}[]")));
            let inside = names_exist(&over.loop_step, names, known);
            names.pop();
            inside
        }
        Expr::Select(select) => names_exist(&select.operand, names, known),
        Expr::Literal(_) | Expr::Unspecified => Ok(()),
        Expr::Ident(_) | Expr::Map(_) | Expr::Struct(_) => Err("this kind of expression is not used here".into()),
    }
}

fn name_exists(written: &str, first: &str, known: &Vocabulary) -> Result<(), String> {
    let free = first.starts_with('@') || known.names.contains(&first) || known.objects.contains(&written);
    if free || known.paths.contains(written) { Ok(()) } else { Err(format!("{} has no “{written}”", known.of)) }
}

fn parts(call: &CallExpr) -> impl Iterator<Item = &Expression> {
    call.target.iter().map(AsRef::as_ref).chain(&call.args)
}

/// The paths without which an expression has no value: of two sides of which one alone lacks something, that one's.
fn absent(expr: &Expression, context: &Context, names: &[(String, String)], missing: &mut BTreeSet<String>) {
    if Value::resolve(expr, context).is_ok() {
        return;
    }
    if let Some(spelt) = path(expr) {
        missing.insert(written(&spelt, names));
        return;
    }
    match &expr.expr {
        Expr::Call(call) if call.func_name == "_?_:_" => {
            let [condition, yes, no] = call.args.as_slice() else { return };
            match Value::resolve(condition, context) {
                Ok(value) => absent(if value == Value::Bool(true) { yes } else { no }, context, names, missing),
                Err(_) => absent(condition, context, names, missing),
            }
        }
        Expr::Call(call) => parts(call).for_each(|part| absent(part, context, names, missing)),
        Expr::List(list) => list.elements.iter().for_each(|part| absent(part, context, names, missing)),
        Expr::Comprehension(over) => absent_of_items(over, context, names, missing),
        Expr::Select(select) => absent(&select.operand, context, names, missing),
        _ => {}
    }
}

fn absent_of_items(
    over: &ComprehensionExpr,
    context: &Context,
    names: &[(String, String)],
    missing: &mut BTreeSet<String>,
) {
    let Ok(Value::List(items)) = Value::resolve(&over.iter_range, context) else {
        return absent(&over.iter_range, context, names, missing);
    };
    let list = path(&over.iter_range).map(|spelt| written(&spelt, names)).unwrap_or_default();
    let Ok(begun) = Value::resolve(&over.accu_init, context) else { return };
    for (position, item) in items.iter().enumerate() {
        let mut inside = context.new_inner_scope();
        inside.add_variable_from_value(over.accu_var.clone(), begun.clone());
        inside.add_variable_from_value(over.iter_var.clone(), item.clone());
        let mut names = names.to_vec();
        names.push((over.iter_var.clone(), format!("{list}[{position}]")));
        absent(&over.loop_step, &inside, &names, missing);
    }
}
