//! The tables of this slice.

pub mod authority {
    //! One authority a row.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "authorities")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub public_id: String,
        pub kind: String,
        pub subkind: Option<String>,
        pub name: String,
        /// JSON object: language code to name.
        pub names: String,
        /// One a line.
        pub aliases: String,
        pub country: String,
        pub admin: Option<String>,
        pub insee: Option<String>,
        pub siren: Option<String>,
        pub geonames: Option<i64>,
        /// Separated by spaces.
        pub postcodes: String,
        pub population: Option<i64>,
        pub population_year: Option<i64>,
        pub population_source: Option<String>,
        pub lat: Option<f64>,
        pub lon: Option<f64>,
        pub precision: String,
        /// JSON object: language code to text.
        pub note: Option<String>,
        pub origin: String,
        pub version: i64,
        pub created_at: i64,
        pub updated_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod parent {
    //! What an authority belongs to, one step up.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "authority_parents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub child: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub parent: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod former {
    //! Communes that were merged, whose names still find the present one.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "former_authorities")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub authority: Uuid,
        pub code: String,
        pub name: String,
        pub kind: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod moved {
    //! Identifiers that lead to another.
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "moved_ids")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub old_id: String,
        pub new_id: String,
        pub reason: String,
        pub moved_at: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
