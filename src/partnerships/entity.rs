//! The tables of this slice.

pub mod partnership {
    //! One link a row.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "partnerships")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub public_id: String,
        /// The identifiers of its parties, sorted, separated by spaces: the same as its rows in `parties`, written with them.
        pub parties_key: String,
        pub kind: String,
        pub form: Option<String>,
        pub status: String,
        pub since: Option<String>,
        pub until: Option<String>,
        /// JSON object: language code to text.
        pub summary: Option<String>,
        /// JSON array of doubts.
        pub doubt: Option<String>,
        pub club: Option<i64>,
        pub last_confirmed_at: Option<i64>,
        pub last_confirmed_by: Option<String>,
        pub version: i64,
        pub created_at: i64,
        pub updated_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod party {
    //! One party of one link a row.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "parties")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub partnership: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub authority: Uuid,
        pub position: i64,
        pub role: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod theme {
    //! One theme of one link a row.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "partnership_themes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub partnership: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub theme: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod source {
    //! Where facts come from: a data set, a publication, a file.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sources")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        /// JSON object: language code to name.
        pub names: String,
        pub url: Option<String>,
        pub licence: Option<String>,
        pub read_on: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod provenance {
    //! What one source says of one link, as a whole (`field` empty) or of one field.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "partnership_sources")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub partnership: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub source: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub field: String,
        pub url: Option<String>,
        /// The source's own words, when they differ from the record's.
        pub says: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod statement {
    //! What an organisation says of one field of one link, in the name of a party.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "statements")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub partnership: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub organisation: String,
        pub organisation_name: String,
        /// The public identifier of the party.
        pub authority: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub field: String,
        /// JSON: a word, a date, a list of themes, or null for « unknown ».
        pub value: String,
        pub at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod suggestion {
    //! One suggestion a row.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "suggestions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub public_id: String,
        pub entity: String,
        pub entity_id: String,
        /// JSON object: field to value.
        pub proposed: String,
        pub source: String,
        pub origin: String,
        pub state: String,
        pub answer: Option<String>,
        pub decided_by: Option<String>,
        pub created_at: i64,
        pub decided_at: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod batch {
    //! One import a row, with its report.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "batches")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub kind: String,
        pub name: String,
        pub actor: String,
        pub at: i64,
        /// JSON: the counts and the lines to look at.
        pub report: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
